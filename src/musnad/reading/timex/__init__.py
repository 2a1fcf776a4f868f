"""Time expressions: lexicon, grammar and calendar behind `musnad.reading.times`."""
