const { strToU8, zipSync } = require('fflate');

/** A Word file of one paragraph. */
function wordFile(text) {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return zipSync({
    '[Content_Types].xml': strToU8(`<Types xmlns="${packages}/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  });
}

module.exports = { wordFile };
