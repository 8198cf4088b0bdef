def log = new File(basedir, 'build.log').text
// the first run may warn of servers that it does not reach
def offline = log.substring(log.indexOf('BUILD SUCCESS'))
assert offline.count('[INFO] review: PASS, 0.833 (10/12); as measured for the lock') == 2
assert !offline.contains('[WARNING]') && !log.contains('validation issues')
assert new File(basedir, 'src/main/metaspo/review.lock.yaml').text == context.lock
assert new File(basedir, 'src/main/metaspo/review.baseline.csv').text == context.baseline

def verdict = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/review/verdict.json'))
assert verdict.verdict == 'PASS' && verdict.right == 10 && verdict.answered == 12
assert new File(basedir, 'target/metaspo/review/summary.md').text.startsWith('## review: PASS')
assert new File(basedir, 'target/metaspo-reports/TEST-metaspo-gate.review.xml').exists()
