// Exact counts of every facet: those of a facet are counted without its own filter, as a reader expects.

const keeps = (values, wanted) => !wanted || wanted.some((value) => (values || []).includes(value));

export function count(records, filters, names) {
  const counts = {};
  for (const name of names) {
    const others = Object.entries(filters).filter(([key]) => key !== name);
    const found = (counts[name] = {});
    for (const record of records)
      if (others.every(([key, wanted]) => keeps(record.facettes[key], wanted)))
        for (const value of record.facettes[name] || []) found[value] = (found[value] || 0) + 1;
  }
  return counts;
}

export const passing = (records, filters) =>
  records.filter((record) => Object.entries(filters).every(([key, wanted]) => keeps(record.facettes[key], wanted)));
