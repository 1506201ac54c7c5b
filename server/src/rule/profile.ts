/** House styles as data. A rule asks the profile, never its name. */
export interface Profile {
  readonly name: string;
  /** Brackets of datelines and reporters: full （）, or a blank and half () as China News Service sets them. */
  readonly datelineBrackets: 'full' | 'cns';
  /** between the names of reporters */
  readonly reporterSeparator: '、' | ' ';
  /** blank between a Han character and a digit */
  readonly hanDigitBlank: 'none' | 'one' | 'keep';
  readonly hanLatinBlank: 'none' | 'one' | 'keep';
  /** Given name before the family name of foreigners at first mention. */
  readonly fullNameFirst: 'never' | 'special-desk' | 'always';
  /** Preferred order of pairs of countries; `false` switches the check off. */
  readonly countryOrder: boolean;
  readonly headlineBlanks: boolean;
  /** Marks of ranges: those of GB/T 15834 (— ～ 至), or any. */
  readonly rangeMarks: 'standard' | 'any';
  /** 作出, not 做出, before nouns of action (作出贡献); `false` switches the check off. */
  readonly zuoChu: boolean;
}

const xinhua: Profile = {
  name: 'xinhua',
  datelineBrackets: 'full',
  reporterSeparator: '、',
  hanDigitBlank: 'none',
  hanLatinBlank: 'none',
  fullNameFirst: 'special-desk',
  countryOrder: true,
  headlineBlanks: true,
  rangeMarks: 'standard',
  zuoChu: true,
};

export const PROFILES: Readonly<Record<string, Profile>> = {
  xinhua,
  cns: { ...xinhua, name: 'cns', datelineBrackets: 'cns', reporterSeparator: ' ', fullNameFirst: 'never' },
  newspaper: { ...xinhua, name: 'newspaper', reporterSeparator: ' ', fullNameFirst: 'never' },
  'tech-blog': {
    ...xinhua,
    name: 'tech-blog',
    hanDigitBlank: 'one',
    hanLatinBlank: 'one',
    fullNameFirst: 'never',
    countryOrder: false,
    headlineBlanks: false,
    rangeMarks: 'any',
    zuoChu: false,
  },
};

export const DEFAULT_PROFILE = 'xinhua';
