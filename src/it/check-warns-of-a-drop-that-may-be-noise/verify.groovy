context.stub.close()
def log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] review: INCONCLUSIVE')
assert log.contains('on project check-warns-of-a-drop-that-may-be-noise: review: INCONCLUSIVE')
assert log.count('the score fell from 1.000 to 0.833 (10/12): a drop of 16.7 points, more than the tolerance of 1') == 2
assert log.contains('BUILD FAILURE')
