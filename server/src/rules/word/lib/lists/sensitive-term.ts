/**
 * Words that a house watches. Shipped: only what follows from the status of a body. The names of the two Korean states are
 * forms of the lexicon (names/variant); a house adds its own by the option `terms`.
 */
export const SENSITIVE_TERMS = `
世贸组织成员国→世贸组织成员 | +世贸组织成员国举行会议。
世界贸易组织成员国→世界贸易组织成员 | +世界贸易组织成员国举行会议。
WTO成员国→WTO成员 | +WTO成员国举行会议。
亚太经合组织成员国→亚太经合组织成员 | +亚太经合组织成员国举行会议。
亚太经济合作组织成员国→亚太经济合作组织成员 | +亚太经济合作组织成员国举行会议。
APEC成员国→APEC成员 | +APEC成员国举行会议。
亚洲开发银行成员国→亚洲开发银行成员 | +亚洲开发银行成员国举行会议。
亚行成员国→亚行成员 | +亚行成员国举行会议。
`;
