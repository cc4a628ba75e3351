/** A real PDF of one page, four inches by six, as base64: lines of text and the bars of a make-believe barcode. */
export function labelPdf(lines: readonly string[], code: string): string {
  const text = lines.map((line, index) => `BT /F1 ${index === 0 ? 16 : 11} Tf 24 ${392 - index * 18} Td (${escaped(line)}) Tj ET`);
  const bars = [...code].map((character, index) => `${24 + index * 17} 60 ${2 + ((character.codePointAt(0) ?? 0) % 9)} 90 re f`);
  const content = [...text, ...bars, `BT /F1 11 Tf 24 40 Td (${escaped(code)}) Tj ET`].join("\n");
  return btoa(written(content));
}

/** Only what the built-in font can show; brackets and backslashes would end the text. */
function escaped(line: string): string {
  return line
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/[\\()]/g, (character) => `\\${character}`)
    .slice(0, 60);
}

/** The objects of the file, and the table that says where each begins. */
function written(content: string): string {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 288 432] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const places: string[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(`${String(file.length).padStart(10, "0")} 00000 n \n`);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  return `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
