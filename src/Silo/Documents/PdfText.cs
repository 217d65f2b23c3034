using System.Globalization;
using System.Text;

namespace Marketplace.Documents;

/// <summary>Text operators of a page (ISO 32000-1, 9.4).</summary>
internal static class PdfText
{
    /// <summary>
    /// Shows a line glyph by glyph where HarfBuzz has put it. Widths in the file are rounded, so what they come to is counted, and every
    /// glyph is moved by the difference to its place: errors do not add up.
    /// </summary>
    public static void Append(StringBuilder page, PdfFont font, TextLine line, double size)
    {
        var (place, drawn, rise) = (0L, 0L, 0);
        page.Append('[');
        foreach (var glyph in line.Glyphs)
        {
            if (glyph.Y != rise)
            {
                rise = glyph.Y;
                page.Append(CultureInfo.InvariantCulture, $"] TJ {PdfFile.Number(rise * size / font.UnitsPerEm)} Ts [");
            }

            var (number, wanted) = (font.Use(glyph), Thousandths(place + glyph.X));
            if (wanted != drawn)
            {
                page.Append(CultureInfo.InvariantCulture, $"{drawn - wanted}");
            }

            page.Append(CultureInfo.InvariantCulture, $"<{number:X4}>");
            drawn = wanted + font.Width(number);
            place += glyph.Advance;
        }

        page.Append("] TJ");
        if (rise != 0)
        {
            page.Append(" 0 Ts");
        }

        long Thousandths(long units) => (long)Math.Round(units * 1000.0 / font.UnitsPerEm, MidpointRounding.AwayFromZero);
    }
}
