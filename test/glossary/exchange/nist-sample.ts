/** Records in the shape of NIST’s export with all that is odd in it, in our own words. */
export const nistSample = {
  totalRecords: 12,
  comment: 'made up for tests',
  parentTerms: [
    {
      term: 'jump host',
      link: 'https://csrc.example/glossary/term/jump_host',
      definitions: [
        {
          text: 'A machine through which others are reached, e.g. &ldquo;from outside&rdquo;.',
          sources: [{ text: 'NIST SP 800-82r3', link: 'https://doi.example/82r3' }],
        },
        {
          text: 'A hardened server between two zones.',
          sources: [{ text: 'CNSSI 4009-2015', link: 'https://cnss.example/4009', note: ' ' }],
        },
      ],
    },
    {
      term: '<em>k</em>-anonymity with H<sub>2</sub> and 2<sup>128</sup>, the 1<sup>st</sup> of its kind',
      link: null,
      definitions: [
        {
          text: '<p>Comes in kinds:</p><ul><li>one&nbsp;kind</li><li>another <strong>kind</strong> &mdash; &#8804; 2<sup>128</sup></li></ul>',
          sources: [{ text: 'NISTIR 8053', link: 'https://doi.example/8053' }],
        },
      ],
    },
    {
      term: 'old thing',
      definitions: [
        { text: 'As it was said before.', sources: [{ text: 'NIST SP 800-1', note: '[Superseded]' }] },
        { text: 'As it is said now.', sources: [{ text: 'NIST SP 800-1r1', note: null }] },
      ],
    },
    {
      term: 'older thing',
      definitions: [
        { text: 'Nobody said it anew.', sources: [{ text: 'NIST SP 800-2', note: '[Superseded]' }] },
      ],
    },
    {
      term: 'borrowed thing',
      definitions: [
        {
          text: 'Words of somebody else.',
          sources: [
            {
              text: 'NIST SP 800-160v1r1',
              link: 'https://doi.example/160',
              refSources: [{ text: 'ISO/IEC/IEEE 15288:2015', link: 'https://iso.example/15288' }],
            },
          ],
        },
        {
          text: 'Words of the government.',
          sources: [
            {
              text: 'NIST SP 800-53r5',
              refSources: [{ text: '44 U.S.C., Sec. 3552' }, { text: 'OMB Circular A-130' }],
            },
          ],
        },
      ],
    },
    {
      term: 'ABC',
      link: 'https://csrc.example/glossary/term/abc',
      abbrSyn: [
        { text: 'Alpha Beta Control', link: 'https://csrc.example/abc' },
        { text: 'Automatic Brake Check' },
      ],
      definitions: null,
    },
    {
      term: 'DEF',
      abbrSyn: [{ text: 'Data End Frame' }, { text: 'Deep Error Filter' }],
      definitions: [
        {
          text: 'The last part of a message.',
          sources: [{ text: 'NIST SP 800-3', underTerm: ' under Data End Frame ' }],
        },
      ],
    },
    {
      term: 'Remote Terminal Thing',
      abbrSyn: [{ text: 'RTT' }, { text: 'far thing' }],
      seeAlso: [{ text: 'jump host', link: 'https://csrc.example/jump' }],
      definitions: [
        { text: 'A thing far away.', sources: [{ text: 'NIST SP 800-82r2', note: '' }] },
        { text: '<em>A thing</em> far away.', sources: [{ text: 'NIST SP 800-82r3' }] },
      ],
    },
    { term: 'nothing said', abbrSyn: [{ text: 'NS' }], definitions: null },
    {
      term: 'hostile <img src=x onerror=alert(1)> thing',
      link: 'javascript:alert(1)',
      definitions: [
        {
          text: 'Before<script>alert("x")</script><style>p{}</style> &lt;b&gt;text&lt;/b&gt; <a href="javascript:alert(1)" onclick="x()">link</a><!-- gone --> after <b',
          sources: [{ text: 'FIPS 1', link: 'javascript:alert(1)' }],
        },
      ],
    },
    { term: 'broken', definitions: [{ text: 42 }] },
    'no record',
  ],
};
