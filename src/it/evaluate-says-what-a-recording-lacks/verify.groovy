def log = new File(basedir, 'build.log').text
assert log.contains('offline, and 2 answers are neither stored nor recorded')
assert log.contains('offline, and review.recording.jsonl lacks replies to this prompt')
assert log.contains('record again where a key is: mvn metaspo:evaluate metaspo:store -Dmetaspo.export')
assert log.contains('METASPO_IT_NO_SUCH_KEY')
