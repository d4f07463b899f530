-- One reader saw one text at one address. Only when a quorum of readers saw the same text, or nearly the same, within
-- a day does it become a version of that address; and fewer than the quorum can never change a version.
--
-- KEYS  votes (sorted set "reader id" by time), texts (hash id -> {likeness, grade, first}), versions (JSON, newest first)
-- ARGV  id, likeness, grade, reader, now, quorum, seconds to keep versions
local votes_key, texts_key, versions_key = KEYS[1], KEYS[2], KEYS[3]
local id, likeness, grade, reader = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local now, quorum, keep = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local DAY = 86400
local MOST_TEXTS_OF_ONE_READER = 4
local MOST_VOTES_FOR_ONE_TEXT = 4 * quorum + 16
local MOST_VOTES = 1000 -- for one address
local MOST_VERSIONS = 50
local SUBSTANCE, NUMBER = 32, 8 -- hexadecimal digits
local ALIKE = 0.8

local function sketch(of)
  local numbers, count = {}, 0
  for at = SUBSTANCE + 1, #of, NUMBER do
    numbers[of:sub(at, at + NUMBER - 1)] = true
    count = count + 1
  end
  return numbers, count
end

-- The overlap of the smallest hashes of both together estimates the share of sentences that both have.
local function near(one, other)
  if one == other then return true end
  if one:sub(1, SUBSTANCE) ~= other:sub(1, SUBSTANCE) then return false end
  local mine, count = sketch(one)
  local theirs, their_count = sketch(other)
  local both = {}
  for number in pairs(mine) do both[#both + 1] = number end
  for number in pairs(theirs) do
    if not mine[number] then both[#both + 1] = number end
  end
  table.sort(both)
  local looked_at = math.min(#both, math.max(count, their_count))
  local shared = 0
  for at = 1, looked_at do
    if mine[both[at]] and theirs[both[at]] then shared = shared + 1 end
  end
  return looked_at > 0 and shared / looked_at >= ALIKE
end

-- Who voted for what within the last day.
local votes, voters, number_of_voters, texts_of_reader = 0, {}, {}, {}
local function count_vote(voter, text)
  voters[text] = voters[text] or {}
  voters[text][voter] = true
  number_of_voters[text] = (number_of_voters[text] or 0) + 1
  texts_of_reader[voter] = (texts_of_reader[voter] or 0) + 1
  votes = votes + 1
end
redis.call('ZREMRANGEBYSCORE', votes_key, '-inf', now - DAY)
for _, vote in ipairs(redis.call('ZRANGE', votes_key, 0, -1)) do
  local voter, text = vote:match('^(%x+) (%x+)$')
  if voter then count_vote(voter, text) end
end

-- This reader's vote: one for a text, a few texts for an address.
local is_new = not (voters[id] and voters[id][reader])
if is_new then
  if (texts_of_reader[reader] or 0) >= MOST_TEXTS_OF_ONE_READER or votes >= MOST_VOTES then return '' end
  if (number_of_voters[id] or 0) < MOST_VOTES_FOR_ONE_TEXT then
    redis.call('ZADD', votes_key, now, reader .. ' ' .. id)
    count_vote(reader, id)
  end
end
-- No vote outlives its day: the key goes with the oldest one.
local oldest = redis.call('ZRANGE', votes_key, 0, 0, 'WITHSCORES')[2]
redis.call('EXPIREAT', votes_key, math.ceil(tonumber(oldest) + DAY))

local versions = cjson.decode(redis.call('GET', versions_key) or '[]')
local texts = {}
redis.call('HSETNX', texts_key, id, cjson.encode({likeness = likeness, grade = grade, first = now}))
local stored = redis.call('HGETALL', texts_key)
for at = 1, #stored, 2 do
  if voters[stored[at]] then
    texts[stored[at]] = cjson.decode(stored[at + 1])
  else
    redis.call('HDEL', texts_key, stored[at])
  end
end
redis.call('EXPIRE', texts_key, DAY)

-- How many readers stand behind a likeness, and which exact text most of them saw (of equals, the first seen).
local function support(of)
  local readers, number_of_readers, best = {}, 0, nil
  for text, facts in pairs(texts) do
    if near(facts.likeness, of) then
      for voter in pairs(voters[text]) do
        if not readers[voter] then number_of_readers = number_of_readers + 1 end
        readers[voter] = true
      end
      if not best or number_of_voters[text] > number_of_voters[best]
        or (number_of_voters[text] == number_of_voters[best]
          and (facts.first < texts[best].first or (facts.first == texts[best].first and text < best))) then
        best = text
      end
    end
  end
  return number_of_readers, best
end

local at = nil
for place, version in ipairs(versions) do
  if near(version.likeness, likeness) then
    at = place
    break
  end
end

local readers, best = support(likeness)
if at then
  local version = versions[at]
  version.last_seen = now
  if is_new then version.reports = version.reports + 1 end
  local backed = number_of_voters[best]
  if best ~= version.id and backed >= quorum and backed > (number_of_voters[version.id] or 0) then
    version.id, version.grade, version.likeness = best, texts[best].grade, texts[best].likeness
  end
  -- An older version comes back only when the newest has lost its readers and this one has enough.
  if at > 1 and readers >= quorum and support(versions[1].likeness) < quorum then
    table.insert(versions, 1, table.remove(versions, at))
  end
elseif readers >= quorum then
  table.insert(versions, 1, {
    id = best, grade = texts[best].grade, likeness = texts[best].likeness,
    first_seen = texts[best].first, last_seen = now, reports = readers,
  })
  versions[MOST_VERSIONS + 1] = nil
end
if #versions == 0 then return '' end
redis.call('SET', versions_key, cjson.encode(versions), 'EX', keep)
return versions[1].id
