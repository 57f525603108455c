import type { SMTPServer } from 'smtp-server';

/** Opens the port. @returns the port, where 0 was asked for the one that was free @throws with what to do where it is taken */
export async function listening(
  server: SMTPServer,
  host: string,
  port: number,
  door: string,
): Promise<number> {
  return await new Promise((done, fail) => {
    const refuse = (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} for ${door.toUpperCase()} is taken. Stop who has it, or set another one: SMTP_DOOR_PORT, or smtpDoor in desk.yaml.`,
            )
          : error,
      );
    server.once('error', refuse);
    const listener = server.listen(port, host, () => {
      server.off('error', refuse);
      const address = listener.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}
