// Passkeys: signing in without a code, where the browser can. Without this file all pages work.

const csrf = document.querySelector('[name=csrf]')?.value ?? '';

async function ask(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf': csrf },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(String(response.status));
  return await response.json();
}

/** What came of it, where everybody hears it. */
function say(region, text) {
  region.textContent = text;
  region.hidden = false;
}

const canUse = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

const adding = document.querySelector('[data-passkey=add]');
if (adding && canUse) {
  adding.hidden = false;
  const region = document.querySelector('[data-passkey=said]');
  adding.querySelector('button').addEventListener('click', async event => {
    event.preventDefault();
    try {
      const options = await ask('/portal/passkeys/offer', {});
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
      const made = await navigator.credentials.create({ publicKey });
      const name = adding.querySelector('[name=name]').value;
      await ask('/portal/passkeys', { name, response: made.toJSON() });
      location.assign('/portal/profile?said=passkey-added');
    } catch (error) {
      if (error.name !== 'AbortError') say(region, region.dataset.failed);
    }
  });
}

const entering = document.querySelector('[data-passkey=enter]');
if (entering && canUse) {
  entering.hidden = false;
  const region = document.querySelector('[data-passkey=said]');
  entering.addEventListener('click', async () => {
    try {
      const options = await ask('/portal/passkeys/ask', {});
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
      const used = await navigator.credentials.get({ publicKey });
      await ask('/portal/passkeys/enter', { response: used.toJSON() });
      location.assign(document.querySelector('[name=to]')?.value ?? '/portal');
    } catch (error) {
      if (error.name !== 'AbortError') say(region, region.dataset.failed);
    }
  });
}
