/**
 * What a TBX-Basic file of version 3 may hold, as far as we write it: which elements stand where, in which order and
 * of which type.
 *
 * Source: the RELAX NG schema and the Schematron rules of the dialect, version 1.2, in LTAC-Global/TBX-Basic_dialect.
 */
const place = (name: string, content: string) => `<define name="${name}">${content}</define>`;
const element = (name: string, content: string) => `<element name="${name}">${content}</element>`;
const typed = (name: string, type: string, content = '<text/>') =>
  element(name, `<attribute name="type"><value>${type}</value></attribute>${content}`);
const oneOf = (...values: string[]) =>
  `<choice>${values.map(value => `<value>${value}</value>`).join('')}</choice>`;
const several = (...contents: string[]) => `<zeroOrMore><choice>${contents.join('')}</choice></zeroOrMore>`;
const language = '<attribute name="xml:lang"><data type="language"/></attribute>';
const ref = (name: string) => `<ref name="${name}"/>`;

const link =
  '<attribute name="target"><data type="anyURI"><param name="pattern">https?://.+</param></data></attribute>';
const sources = several(ref('source'), ref('xref'), ref('note'));

export const tbxBasic = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:iso:std:iso:30042:ed-2"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>${element(
    'tbx',
    `<attribute name="type"><value>TBX-Basic</value></attribute>
     <attribute name="style"><value>dca</value></attribute>
     ${language}
     ${element('tbxHeader', element('fileDesc', element('sourceDesc', element('p', '<text/>'))))}
     ${element('text', element('body', `<oneOrMore>${ref('conceptEntry')}</oneOrMore>`))}`,
  )}</start>
  ${place(
    'conceptEntry',
    element(
      'conceptEntry',
      `<attribute name="id"><data type="ID"/></attribute>
       ${several(typed('descrip', 'subjectField'), typed('ref', 'crossReference'), ref('source'), ref('note'))}
       <oneOrMore>${ref('langSec')}</oneOrMore>`,
    ),
  )}
  ${place(
    'langSec',
    element(
      'langSec',
      `${language}
       ${several(ref('source'), ref('xref'), ref('note'), element('descripGrp', typed('descrip', 'definition') + sources))}
       <oneOrMore>${ref('termSec')}</oneOrMore>`,
    ),
  )}
  ${place(
    'termSec',
    element(
      'termSec',
      `${element('term', '<text/>')}
       ${several(
         typed(
           'termNote',
           'termType',
           oneOf('fullForm', 'acronym', 'abbreviation', 'shortForm', 'variant', 'phrase'),
         ),
         typed(
           'termNote',
           'administrativeStatus',
           oneOf(
             ...['preferred', 'admitted', 'deprecated', 'superseded'].map(status => `${status}Term-admn-sts`),
           ),
         ),
       )}
       ${several(typed('descrip', 'context'), ref('source'), ref('note'))}`,
    ),
  )}
  ${place('source', typed('admin', 'source'))}
  ${place('xref', typed('xref', 'externalCrossReference', `${link}<text/>`))}
  ${place('note', element('note', '<text/>'))}
</grammar>`;
