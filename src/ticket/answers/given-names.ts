/**
 * The commonest given names of Italy and of where English is written: who bears one is a person, known to the desk or not.
 * Left out is what is a product as well (Ruby, Alexa, Jenkins).
 */
const plain = `
Aldo Alessandra Alessandro Alessia Alessio Alfonso Alfredo Alice Amedeo Andrea Angela Angelo Anna Annalisa Annamaria
Antonella Antonia Antonietta Antonino Antonio Arianna Armando Arturo Augusto Barbara Beatrice Benedetta 
Carla Carlo Carmela Carmelo Carmine Caterina Cecilia Cesare Christian Cinzia Claudia Claudio Concetta Corrado Cosimo
Cristian Cristiano Cristina Damiano Daniela Daniele Danilo Davide Debora Deborah Diego Domenico Donatella Donato Edoardo
Elena Eleonora Elia Eliana Elisa Elisabetta Emanuela Emanuele Emilia Emilio Emma Enrica Enrico Enzo Ernesto Ettore
Eugenio Eva Fabiana Fabio Fabrizio Federica Federico Ferdinando Fernando Filippo Fiorella Flavia Flavio Francesca
Francesco Gabriele Gabriella Gaetano Gennaro Giacomo Giada Gianfranco Gianluca Gianluigi Gianmarco Gianni Gianpaolo
Gilberto Gino Giorgia Giorgio Giovanna Giovanni Giuliana Giuliano Giulia Giulio Giuseppe Giuseppina Greta Guido Ida
Ignazio Ilaria Irene Ivan Ivana Ivano Jacopo Laura Lauretta Leonardo Lidia Liliana Lina Lisa Livia Lorella Lorena
Lorenza Lorenzo Loredana Luca Lucia Luciana Luciano Lucio Ludovica Luigi Luigina Luisa Maddalena Manuel Manuela Marcella
Marcello Marco Maria Mariangela Marianna Mariano Mariella Marilena Mario Marta Martina Martino Massimiliano 
Matilde Matteo Mattia Maurizio Mauro Melissa Michela Michele Milena Mirko Monica Nadia Nadir Natalia Nicola Nicolò
Nicoletta Nunzia Oreste Ornella Osvaldo Ottavio Paola Paolo Pasquale Patrizia Patrizio Piera Piero Pierluigi Pietro
Raffaele Raffaella Renata Renato Renzo Riccardo Rita Roberta Roberto Rocco Rodolfo Romina Rosanna Rosaria Rosario
Rossella Ruggero Sabina Sabrina Salvatore Samantha Samuel Samuele Sandra Sandro Sara Saverio Sebastiano Sergio
Silvana Silvano Silvia Silvio Simona Simone Sofia Sonia Stefania Stefano Susanna Tamara Teresa Tiziana Tiziano Tommaso
Ugo Umberto Valentina Valentino Valeria Valerio Vanessa Veronica Vincenza Vincenzo Vito Vittoria Vittorio
Aaron Abigail Adam Adrian Alan Albert Alexander Alexandra Alison Amanda Amelia Amy Andrew Angus Anthony Antony Ashley
Barry Benjamin Bernard Beth Bethany Bradley Brandon Brenda Brian Bruce Callum Cameron Caroline Catherine Charles
Charlotte Chloe Christine Christopher Claire Colin Connor Craig Cynthia Daniel David Deborah Dennis Derek Diana Diane
Dominic Donald Donna Dorothy Douglas Duncan Dylan Edward Eleanor Elizabeth Ellen Emily Eric Ethan Evelyn Fiona Gareth
Gary Geoffrey George Gerald Gillian Glenn Gordon Graham Gregory Hannah Harold Harriet Harry Heather Helen Henry
Howard Hugh Hugo Ian Isabella Isabelle Jacob Jacqueline James Janet Jason Jasmine Jeffrey Jennifer Jeremy Jessica Joanna
Joanne John Jonathan Joseph Joshua Joyce Judith Judy Julian Julie Justin Karen Katherine Kathleen Katie Keith
Kelly Kenneth Kevin Kimberly Kyle Larry Lauren Leonard Lewis Liam Linda Lindsay Louise Lucas Lucy Malcolm Margaret
Marie Marilyn Martin Matthew Megan Melanie Michael Michelle Mohamed Mohammed Muhammad Nancy Natalie Nathan Neil
Nicholas Nicole Nigel Nina Norman Oliver Olivia Owen Pamela Patricia Patrick Paul Paula Peter Philip Phillip Rachel
Ralph Raymond Rebecca Richard Robert Roger Ronald Rosemary Rupert Russell Ruth Ryan Samantha Sarah Scott Sean
Sharon Shaun Sheila Shirley Simon Sophia Sophie Stephanie Stephen Steven Stuart Susan Suzanne Teresa Terence Theresa
Thomas Timothy Tracey Tracy Trevor Vanessa Vincent Walter Wayne Wendy William Zachary Zoe
Ahmed Aleksandra Ana Björn Carlos Elif Fatima Gheorghe Hassan Heinrich Hélène Hussein Ioana Jean Jürgen Katarzyna
Klaus Krzysztof Lars Mihai Miguel Mustafa Olga Omar Pierre Sven Svetlana Tatiana Wolfgang Youssef
`;

/** Words, things and places as well: a name only with another behind it. */
const alsoWords = `
Alba Alma Amato April Art Asia Aurora Bella Ben Bianca Bill Bruno Celeste Chiara Chris Clara Costanza Dante Dario Dean Dora Faith
Felice Fiore Franca Franco Frank Gaia Gemma Gene Georgia Gioia Gloria Grace Grant Guy Hope Ivy Jack Joe Jordan Josh June Kim Lee Leone Luce
Luna Marina Mark Massimo Max May Mia Mike Miles Mirella Natale Nick Nives Norma Pat Pace Perla Pia Pio Rich Rob Robin Rosa Rose Roy Sam Santo Serena
Sereno Stella Steve Sue Ted Tim Tina Tom Tony Vera Victor Viola Violetta Virginia Will
`;

const listed = (names: string) => [...new Set(names.split(/\s+/).filter(Boolean))].join('|');
const another = String.raw`(?:[ \t]+(?:(?:d[aei]|de[lr]|della|di|von|van|lo|la|le|[Dd][’'])[ \t]*)?\p{Lu}[\p{L}’'-]+)`;

/** "Santa Maria", "via Giovanni …", are places. */
const noPlace = String.raw`(?<![\p{L}\p{N}@._/\\-]|(?:[Ss]an(?:t[ao])?|[Ss]t\.?|[Ss]aint)[ ’'])`;

/** A person in a text, by their given name, with what stands behind it written as a name is. */
export const person = new RegExp(
  `${noPlace}(?:(?:${listed(plain)})${another}{0,2}|(?:${listed(alsoWords)})${another}{1,2})(?![\\p{L}\\p{N}@])`,
  'gu',
);
