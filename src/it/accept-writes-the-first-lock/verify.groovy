context.stub.close()
def log = new File(basedir, 'build.log').text
def never = 'review: INVALID, there is no lock, and no measurement of the prompt in effect; measure and accept it: mvn metaspo:evaluate metaspo:accept -Dmetaspo.reason="..."'
assert log.contains('[WARNING] ' + never)
assert log.contains(': ' + never)
assert log.contains('the environment variable CI is set, and a build must not move its own bar')
assert log.contains('say why the new score is fine: -Dmetaspo.reason="..."')
assert log.contains('review: the first baseline for these examples is 0.750, accepted because: first')
assert log.contains('[INFO] review: PASS, 0.750 (9/12)')
assert new File(basedir, 'src/main/metaspo/review.lock.yaml').exists()
assert new File(basedir, 'src/main/metaspo/review.baseline.csv').exists()
