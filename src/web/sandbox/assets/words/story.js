/** What is told above the panes. */
export const storyWords = {
  next: { it: 'Avanti', en: 'Next' },
  endStory: { it: 'Chiudi', en: 'Close' },
  scenes: { it: 'Scene della storia', en: 'Scenes of the story' },
  story: {
    it: {
      begin: [
        'Inizio',
        'Una richiesta bloccante arriva il venerdì alle 18:00 e nessuno la prende. «Avanti» fa scorrere la storia: email, pulsanti e avvisi sono quelli veri.',
      ],
      arrives: [
        'Ven 18:00',
        'Il cliente ha scritto. La scheda è in Teams e in Slack, con la proposta «Bug, Bloccante» e il suo perché.',
      ],
      classified: [
        'Classificata',
        'Anna l’ha classificata come proposto, ma nessuno l’ha presa: il termine è un’ora lavorativa. Ne passano 30 minuti, poi lo sportello chiude.',
      ],
      weekend: [
        'Sabato',
        'È sabato mattina: le scadenze sono in pausa e nessuno viene disturbato. La scadenza resta lunedì alle 9:30.',
      ],
      'channel-called': [
        'Lun 9:16',
        'È passato il 75 % del tempo e nessuno l’ha presa: tutto il canale viene avvisato, con un messaggio nuovo.',
      ],
      'manager-called': [
        'Lun 9:25',
        'Passato il 90 %, è menzionata Giulia, la responsabile, su entrambe le piattaforme, con il tempo che resta e ciò che può fare. Ora sei Giulia: premi un pulsante.',
      ],
    },
    en: {
      begin: [
        'Begin',
        'A blocking request comes on a Friday at 18:00, and nobody takes it. “Next” moves the story on: emails, buttons and notifications are the real ones.',
      ],
      arrives: [
        'Fri 18:00',
        'The customer has written. The card is in Teams and in Slack, with the suggestion “Bug, Blocking” and the reason for it.',
      ],
      classified: [
        'Classified',
        'Anna has classified it as suggested, but nobody has claimed it: the limit is one working hour. 30 minutes of it pass, then the desk closes.',
      ],
      weekend: [
        'Saturday',
        'It is Saturday morning: deadlines are paused and nobody is disturbed. It is due on Monday at 9:30.',
      ],
      'channel-called': [
        'Mon 9:16',
        '75 % of the time is over, and it is still unassigned: the whole channel is notified, by a new message.',
      ],
      'manager-called': [
        'Mon 9:25',
        'Past 90 % Giulia, the manager, is mentioned on both platforms, with the time left and what she can do. You are Giulia now: press a button.',
      ],
    },
  },
};
