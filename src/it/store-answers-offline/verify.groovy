context.stub.close()
assert context.stub.calls() == 6

def log = new File(basedir, 'build.log').text
assert log.contains('at most 6 calls, 0 of them already stored')
assert log.count('at most 6 calls, 6 of them already stored') == 3
assert log.count('0 calls, 0 failed, 6 from the store; 0 tokens in, 0 out') == 3
assert log.contains('openai/tiny: 6 replies')
assert log.contains('removed 6 replies')

def recording = new File(basedir, 'src/main/metaspo/review.recording.jsonl')
assert recording.readLines().size() == 6
assert recording.readLines() == recording.readLines().sort()
assert !recording.text.contains('localhost')
