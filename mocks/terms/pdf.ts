const encoder = new TextEncoder();

/** A page of lines as PDF 1.4: enough for every viewer, and nothing that a viewer would run. */
export function pdfOf(title: string, text: string): Blob {
  const lines = [title, '', ...text.split('\n')].flatMap(folded);
  const content = `BT /F1 12 Tf 56 780 Td 16 TL\n${lines.map((line) => `(${escaped(line)}) '`).join('\n')}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new Blob([encoder.encode(file + table + trailer)], {type: 'application/pdf'});
}

const folded = (line: string) => line.match(/.{1,80}(\s|$)|.{1,80}/g) ?? [''];

// Letters beyond ASCII as octal WinAnsi, which Latin-1 nearly is; the rest is left out.
const escaped = (line: string) =>
  line
    .replaceAll('’', "'")
    .replace(/[\\()]/g, '\\$&')
    .replace(/[^ -~]/g, (character) => {
      const code = character.charCodeAt(0);
      return code >= 0xa0 && code <= 0xff ? `\\${code.toString(8)}` : '';
    });
