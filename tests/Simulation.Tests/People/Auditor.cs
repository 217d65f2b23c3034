using System.Globalization;
using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>An operator who holds the statement of a provider against the movements that it sums, as a list and as a file.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
/// <param name="list">Reads a list to its end, in pages of so many; null when not all was read.</param>
internal sealed class Auditor(
    Town town, Chance chance, Func<Request, Task<Response?>> ask, Func<string, int, Task<IReadOnlyList<JsonElement>?>> list)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "audits";

    /// <summary>A page at a time, so that the list is read while it changes.</summary>
    private const int PageSize = 4;

    public async Task Keep()
    {
        for (var looks = chance.Between(0, 3); looks > 0; looks--)
        {
            await Task.Delay(chance.Between(TimeSpan.FromDays(1), TimeSpan.FromDays(14)), town.Outside.Time);
            if (town.Listings.Count > 0)
            {
                await Compare($"/admin/providers/{DerivedId.From(chance.Pick(town.Listings).Provider.Id, "provider")}/statement");
            }
        }
    }

    /// <summary>All of it says the same, unless something moved while it was read.</summary>
    private async Task Compare(string path)
    {
        var year = $"from={town.Now.Year}-01-01&until={town.Now.Year + 1}-01-01";
        if (await ask(new Request("GET", $"{path}?{year}")) is { IsOk: true } statement
            && await list($"{path}/movements?{year}", PageSize) is { } movements
            && await ask(new Request("GET", $"{path}.csv?{year}")) is { IsOk: true } file
            && await ask(new Request("GET", $"{path}?{year}")) is { IsOk: true } after
            && statement.Text == after.Text)
        {
            var rows = file.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToArray();
            foreach (var balance in statement.Body.GetProperty("balances").EnumerateArray())
            {
                var (opening, closing) = (MoneyOf(balance, "opening"), MoneyOf(balance, "closing"));
                var moved = new Money(closing.Amount - opening.Amount, closing.Currency);
                var listed = movements.Select(movement => MoneyOf(movement, "amount")).Where(amount => amount.Currency == moved.Currency).Sum(amount => amount.Amount);
                var filed = rows.Where(row => row[3] == moved.Currency).Sum(row => decimal.Parse(row[4], CultureInfo.InvariantCulture));
                if (listed != moved.Amount || filed != decimal.Parse(moved.InUnits(), CultureInfo.InvariantCulture) || rows.Length != movements.Count)
                {
                    town.Watch.Violated("I3", $"{path} moved by {moved}, its list by {listed}, and its file by {filed}: {statement.Text} {file.Text}");
                }
            }
        }
    }

    private static Money MoneyOf(JsonElement of, string name)
    {
        var amount = of.GetProperty(name);
        return new Money(amount.GetProperty("amount").GetInt64(), amount.GetProperty("currency").GetString()!);
    }
}
