using System.Globalization;
using System.Text;

namespace Marketplace.Documents;

/// <summary>
/// Pages of A4 that are written from the top down, in rows of columns. Columns are counted from where reading starts, so that a form is
/// described once and comes out mirrored in languages that read from the right. What does not fit on a page goes on on the next one.
/// </summary>
/// <param name="rightToLeft">How the form reads.</param>
internal sealed class PdfSheet(bool rightToLeft)
{
    /// <summary>Between the margins, in points.</summary>
    public const double Width = PaperWidth - (2 * Margin);

    private const double PaperWidth = 595.28, PaperHeight = 841.89, Margin = 51, FooterTop = PaperHeight - 36;

    private readonly List<PdfFont> fonts = [];
    private readonly Dictionary<TextFont, PdfFont> byFont = [];
    private readonly List<StringBuilder> pages = [new()];
    private double top = Margin;

    /// <summary>What stands again on top of every further page.</summary>
    public ImmutableArray<Cell> Heading { get; set; } = [];

    public void Space(double height) => top += height;

    /// <summary>A line over the whole width, below what was written last.</summary>
    public void Rule(double thickness, double shade)
    {
        top += 3;
        pages[^1].Append(CultureInfo.InvariantCulture, $"{PdfFile.Number(shade)} G {PdfFile.Number(thickness)} w {Place(Margin, top)} m {Place(PaperWidth - Margin, top)} l S\n");
        top += 3;
    }

    /// <summary>Texts beside each other, each in as many lines as it needs.</summary>
    public void Row(params ImmutableArray<Cell> cells)
    {
        var set = cells.Select(cell => (Cell: cell, Lines: TextParagraph.Lines(cell.Text, rightToLeft, cell.Style, cell.Column.Width))).ToArray();
        var (height, count) = (set.Max(cell => cell.Cell.Style.Leading), set.Max(cell => cell.Lines.Length));
        if (top + (height * count) > PaperHeight - Margin)
        {
            Turn();
        }

        for (var i = 0; i < count; i++)
        {
            // A row that no page can hold is divided between lines.
            if (top + height > PaperHeight - Margin)
            {
                Turn();
            }

            foreach (var (cell, lines) in set.Where(cell => i < cell.Lines.Length))
            {
                Draw(pages[^1], cell, lines[i], top);
            }

            top += height;
        }
    }

    /// <param name="about">What the document says of itself.</param>
    /// <param name="footer">At the end of every page, before its number.</param>
    /// <param name="style">Of the footer.</param>
    public byte[] Save(PdfAbout about, string footer, TextStyle style)
    {
        for (var page = 0; page < pages.Count; page++)
        {
            var text = TextParagraph.LeftToRight(string.Create(CultureInfo.InvariantCulture, $"{page + 1} / {pages.Count}"));
            Foot(pages[page], new Cell(new Column(0, Width * 0.8), footer, style));
            Foot(pages[page], new Cell(new Column(Width * 0.8, Width, AtEnd: true), text, style));
        }

        var file = new PdfFile();
        var tree = file.Reserve();
        var contents = pages.Select(page => file.AddStream(Encoding.ASCII.GetBytes(page.ToString()))).ToArray();
        var resources = file.Add($"<< /Font << {string.Concat(fonts.Select(font => $"/{font.Name} {font.Write(file)} 0 R "))}>> >>");
        var leaves = contents.Select(content => file.Add(
            $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PdfFile.Number(PaperWidth)} {PdfFile.Number(PaperHeight)}] /Resources {resources} 0 R /Contents {content} 0 R >>")).ToArray();
        file.Set(tree, $"<< /Type /Pages /Count {leaves.Length} /Kids [{string.Join(' ', leaves.Select(leaf => $"{leaf} 0 R"))}] >>");
        var catalog = file.Add(
            $"<< /Type /Catalog /Pages {tree} 0 R /Lang ({about.Language}) /ViewerPreferences << /DisplayDocTitle true /Direction /{(rightToLeft ? "R2L" : "L2R")} >> >>");
        return file.Save(catalog, file.Add(
            $"<< /Title {PdfFile.Text(about.Title)} /Author {PdfFile.Text(about.Author)} /CreationDate (D:{about.At.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z) >>"));

        void Foot(StringBuilder page, Cell cell)
        {
            if (TextParagraph.Lines(cell.Text, rightToLeft, cell.Style, cell.Column.Width) is [var line, ..])
            {
                Draw(page, cell, line, FooterTop);
            }
        }
    }

    private void Turn()
    {
        pages.Add(new StringBuilder());
        top = Margin;
        if (Heading is { IsEmpty: false } heading)
        {
            // Not again while it is written itself.
            Heading = [];
            Row(heading);
            Rule(0.5, 0.6);
            Heading = heading;
        }
    }

    private void Draw(StringBuilder page, Cell cell, TextLine line, double from)
    {
        var (style, column) = (cell.Style, cell.Column);
        var width = line.Width * style.Size / style.Font.UnitsPerEm;
        var start = column.AtEnd ? column.To - width : column.From;
        var x = rightToLeft ? PaperWidth - Margin - start - width : Margin + start;
        var font = Font(style.Font);
        page.Append(CultureInfo.InvariantCulture, $"BT {PdfFile.Number(style.Shade)} g /{font.Name} {PdfFile.Number(style.Size)} Tf {Place(x, from + style.Ascent)} Td ");
        PdfText.Append(page, font, line, style.Size);
        page.Append(" ET\n");
    }

    private PdfFont Font(TextFont font)
    {
        if (!byFont.TryGetValue(font, out var used))
        {
            used = new PdfFont(font, string.Create(CultureInfo.InvariantCulture, $"F{fonts.Count}"));
            byFont.Add(font, used);
            fonts.Add(used);
        }

        return used;
    }

    /// <summary>PDF counts from the bottom.</summary>
    private static string Place(double x, double y) => $"{PdfFile.Number(x)} {PdfFile.Number(PaperHeight - y)}";
}

/// <summary>A part of the width of a sheet, in points from where reading starts.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="AtEnd">Whether its text stands at its end, as numbers do.</param>
internal sealed record Column(double From, double To, bool AtEnd = false)
{
    public double Width => To - From;
}

/// <summary>A text in a column.</summary>
internal sealed record Cell(Column Column, string Text, TextStyle Style);

/// <summary>What a document says of itself.</summary>
/// <param name="Title">For windows.</param>
/// <param name="Author">Whose it is.</param>
/// <param name="Language">A tag of BCP 47.</param>
/// <param name="At">When it was issued, which is not when it was written.</param>
internal sealed record PdfAbout(string Title, string Author, string Language, DateTimeOffset At);
