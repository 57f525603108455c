"""Verifies an export of Sportello's records (docs/records.md). Usage: verify.py FOLDER PUBLIC-KEY; exits 1 where something does not fit."""
import decimal, hashlib, json, os, subprocess, sys, tempfile

folder, public = sys.argv[1], bytes.fromhex(sys.argv[2])
faults = []

def lines(name):
    with open(os.path.join(folder, name), encoding='utf-8') as file:
        for line in file:
            yield json.loads(line)

def number(value):  # As ECMAScript writes it, which RFC 8785 asks for.
    minus, digits, exponent = decimal.Decimal(repr(float(value))).normalize().as_tuple()
    digits, sign = ''.join(map(str, digits)), '-' if minus else ''
    point = len(digits) + exponent
    if digits == '0': return '0'
    if len(digits) <= point <= 21: return sign + digits.ljust(point, '0')
    if 0 < point <= 21: return sign + digits[:point] + '.' + digits[point:]
    if -6 < point <= 0: return sign + '0.' + '0' * -point + digits
    return sign + digits[0] + ('.' + digits[1:] if digits[1:] else '') + f'e{point - 1:+d}'

def canonical(value):
    if isinstance(value, bool) or value is None or isinstance(value, str): return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)): return number(value)
    if isinstance(value, list): return '[' + ','.join(map(canonical, value)) + ']'
    keys = sorted(value, key=lambda key: key.encode('utf-16-be', 'surrogatepass'))
    return '{' + ','.join(canonical(key) + ':' + canonical(value[key]) for key in keys) + '}'

def sha(*parts): return hashlib.sha256(b''.join(parts)).digest()
def fits(place, made, kept):
    if made != kept: faults.append(f'{place}: expected {kept}, made {made}')

ends, last, named, events = {}, {}, set(), 0
for event in lines('events.jsonl'):
    said, events = event['said'], events + 1
    chain, at = said['chain'], said['sequence']
    made = sha(last.get(chain, bytes(32)), sha(canonical(said).encode())).hex()
    fits(f'{chain}, event {at}', made, event['digest'])
    last[chain] = bytes.fromhex(event['digest'])
    ends[chain, at] = event['digest']
    if said['event']['type'] in ('words-erased', 'person-erased', 'taken-away'):  # What it names may be gone, or waits to be sealed anew.
        taken = said['event'].get('taken', said['event'])
        for key, kind in (('messages', 'message'), ('mended', 'message'), ('files', 'file'), ('mails', 'mail'), ('readings', 'reading')):
            named.update((kind, id) for id in taken.get(key, []))
for words in lines('words.jsonl'):
    if words['words'] is not None and len(words['salt']) != 64: faults.append(f"words {words['digest']}: their salt is none of ours")
    if words['words'] is not None: fits('words', sha(bytes.fromhex(words['salt']), words['words'].encode()).hex(), words['digest'])
beside = {(kept['kind'], kept['id']): sha(bytes.fromhex(kept['salt']), canonical(kept['says']).encode()).hex()
          for kept in lines('evidence.jsonl') if kept['salt']}
leaves, newest = {}, {}
for leaf in lines('leaves.jsonl'):
    seal, kind = leaf.pop('seal'), leaf['kind']
    leaves.setdefault(seal, []).append(sha(b'\0', canonical(leaf).encode()))
    if kind in ('ticket', 'incident', 'desk'):
        chain = 'desk' if kind == 'desk' else f"{kind}/{leaf['id']}"
        fits(f"seal {seal}, {chain}, event {leaf['sequence']}", ends.get((chain, leaf['sequence'])), leaf['digest'])
    else: newest[kind, leaf['id']] = leaf['digest']
for (kind, id), digest in newest.items():
    if (kind, id) in beside or (kind, id) not in named: fits(f'{kind} {id}', beside.get((kind, id)), digest)

def root(level):
    while len(level) > 1: level = [sha(b'\1', *level[i:i + 2]) if i + 1 < len(level) else level[i] for i in range(0, len(level), 2)]
    return level[0].hex()

def signed(text, signature):
    with tempfile.TemporaryDirectory() as at:
        for name, content in (('key', bytes.fromhex('302a300506032b6570032100') + public), ('text', text), ('signature', signature)):
            with open(os.path.join(at, name), 'wb') as file: file.write(content)
        return subprocess.run(['openssl', 'pkeyutl', '-verify', '-rawin', '-pubin', '-keyform', 'DER', '-inkey', 'key', '-in', 'text',
                               '-sigfile', 'signature'], cwd=at, capture_output=True).returncode == 0

before, seals = '00' * 32, 0
for seal in lines('seals.jsonl'):
    seals, place = seals + 1, f"seal {seal['number']}"
    text = canonical({key: seal[key] for key in ('number', 'at', 'previous', 'root', 'leaves')}).encode()
    fits(place + ', what it follows', seal['previous'], before)
    fits(place + ', digest', sha(text).hex(), seal['digest'])
    fits(place + ', leaves', root(leaves.pop(seal['number'], [b''])), seal['root'])
    fits(place + ', signature', signed(text, bytes.fromhex(seal['signature'])), True)
    before = seal['digest']
for seal in leaves: faults.append(f'seal {seal}: it has leaves, and is not there')
print('\n'.join(faults) if faults else f'All fits: {events} events, {len(beside)} letters, mails and attachments, {seals} seals.')
sys.exit(1 if faults else 0)
