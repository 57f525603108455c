/** Tells the sandbox what somebody does. @returns `{ error }`, '' where all went well */
export async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return await response.json().catch(() => ({ error: `HTTP ${response.status}` }));
}

/** Files that somebody has chosen, as an order carries them. */
export async function carried(files) {
  return await Promise.all(
    [...files].map(async file => ({ name: file.name, type: file.type, content: await base64(file) })),
  );
}

function base64(file) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(file);
  });
}
