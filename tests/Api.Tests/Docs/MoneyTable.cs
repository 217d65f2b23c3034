using System.Collections.Immutable;
using System.Globalization;

namespace Marketplace.Docs;

/// <summary>What a table of docs/money.md says that each movement does to the accounts. Minor units, debits positive.</summary>
/// <param name="Section">The heading that it stands under.</param>
/// <param name="Accounts">Those that have a column.</param>
/// <param name="Rows">In the order of the table; sums of what stands above them are none of these.</param>
/// <param name="Sums">What the table says its rows come to, with how many of them stand above it.</param>
internal sealed record MoneyTable(string Section, ImmutableArray<string> Accounts, ImmutableArray<MoneyTable.Row> Rows, ImmutableArray<(int Above, MoneyTable.Row Row)> Sums)
{
    /// <summary>Every table of the page, in its order.</summary>
    public static async Task<ImmutableArray<MoneyTable>> ReadAll()
    {
        var (tables, section, lines) = (ImmutableArray.CreateBuilder<MoneyTable>(), string.Empty, new List<string[]>());
        foreach (var line in (await Pages.Read("money.md")).Split('\n'))
        {
            if (line.StartsWith('|'))
            {
                lines.Add([.. line[1..^1].Split('|').Select(cell => cell.Trim())]);
                continue;
            }

            if (lines is [["movement", ..], ..])
            {
                tables.Add(Of(section, lines));
            }

            lines.Clear();
            section = line.StartsWith('#') ? line.TrimStart('#', ' ') : section;
        }

        return tables.ToImmutable();
    }

    /// <summary>What the accounts have once the first so many movements have happened.</summary>
    public long[] After(int rows) =>
        [.. Enumerable.Range(0, Accounts.Length).Select(column => Rows.Take(rows).Sum(row => row.Amounts[column]))];

    private static MoneyTable Of(string section, List<string[]> lines)
    {
        // Other columns speak of what is no account.
        int[] columns = [.. Enumerable.Range(1, lines[0].Length - 1).Where(column => lines[0][column].StartsWith('`'))];
        var (rows, sums) = (ImmutableArray.CreateBuilder<Row>(), ImmutableArray.CreateBuilder<(int, Row)>());
        foreach (var cells in lines.Skip(2))
        {
            var row = new Row(cells[0].Trim('*'), [.. columns.Select(column => Amount(cells[column].Trim('*')))]);
            if (cells[0].StartsWith('*'))
            {
                sums.Add((rows.Count, row));
            }
            else
            {
                rows.Add(row);
            }
        }

        return new MoneyTable(section, [.. columns.Select(column => lines[0][column].Trim('`'))], rows.ToImmutable(), sums.ToImmutable());
    }

    private static long Amount(string cell) => cell.Length == 0 ? 0 : (long)(decimal.Parse(cell, CultureInfo.InvariantCulture) * 100);

    /// <summary>One movement, or several that are told in one line.</summary>
    /// <param name="What">In the words of the page.</param>
    /// <param name="Amounts">One for each account, zero where its cell is empty.</param>
    internal sealed record Row(string What, ImmutableArray<long> Amounts);
}
