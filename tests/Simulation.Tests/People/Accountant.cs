using System.Text.Json;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Reads reports, and tells the tax office who a provider is.</summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of their own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Accountant(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "reporting";

    private static readonly ImmutableArray<string> Intervals = ["day", "week", "month", "quarter", "year"];
    private static readonly ImmutableArray<string> Considered = ["earned", "return", "chargeback-settled"];

    /// <summary>Of the platform, by an operator.</summary>
    public async Task KeepTheirs()
    {
        for (var looks = chance.Between(0, 3); looks > 0; looks--)
        {
            await Wait();
            if (await ask(new Request("GET", $"/admin/reports/revenue?interval={chance.Pick(Intervals)}&{Year}")) is { IsOk: true } revenue)
            {
                Judge(revenue.Body);
            }

            await ask(new Request("GET", $"/admin/reports/tax?{Year}"));
            await ask(new Request("GET", $"/admin/reports/sellers/{town.Now.Year}?limit=2"));
            if (await ask(new Request("GET", $"/admin/reports/sellers/{town.Now.Year}.csv")) is { IsOk: false } failed)
            {
                town.Watch.Violated("reports", $"The year of providers cannot be exported: {failed.Text}");
            }
        }
    }

    /// <summary>Of a provider, by themselves.</summary>
    public async Task KeepMine()
    {
        if (chance.PerMille(700))
        {
            await Wait();
            await ask(new Request("PUT", "/providers/me/tax-details") { Body = Request.Json(Details()) });
            await ask(new Request("GET", "/providers/me/tax-details"));
        }

        for (var looks = chance.Between(0, 3); looks > 0; looks--)
        {
            await Wait();
            await ask(new Request("GET", $"/providers/me/reports/tax?{Year}"));
            await Compare();
        }
    }

    private string Year => $"from={town.Now.Year}-01-01&until={town.Now.Year + 1}-01-01";

    private object Details() => chance.PerMille(500)
        ? new { entity = "individual", legalName = "Pia Pan", address = new { street = "Main Street 1", city = "Berlin", country = "DE" }, taxCountry = "DE", dateOfBirth = "1984-05-17" }
        : new { entity = "company", legalName = "Paws Ltd", address = new { street = "Side Street 2", city = "Erbil", country = "IQ" }, taxCountry = "IQ", vatNumber = "IQ 1" };

    /// <summary>What is reported of a year is what the statement of that year says, if nothing moved in between.</summary>
    private async Task Compare()
    {
        var path = $"/providers/me/reports/sellers/{town.Now.Year}";
        if (await ask(new Request("GET", path)) is { IsOk: true } before
            && await ask(new Request("GET", $"/providers/me/statement?{Year}")) is { IsOk: true } statement
            && await ask(new Request("GET", path)) is { IsOk: true } after
            && before.Text == after.Text)
        {
            var reported = before.Body.GetProperty("totals").EnumerateArray().Sum(total => AmountOf(total, "consideration"));
            var stated = statement.Body.GetProperty("balances").EnumerateArray().SelectMany(balance => balance.GetProperty("movements").EnumerateArray())
                .Where(movement => Considered.Contains(movement.GetProperty("kind").GetString()!)).Sum(movement => AmountOf(movement, "amount"));
            if (reported != stated)
            {
                town.Watch.Violated("reports", $"{reported} is reported, and the statement says {stated}: {before.Text} {statement.Text}");
            }
        }
    }

    private void Judge(JsonElement report)
    {
        foreach (var period in report.GetProperty("periods").EnumerateArray())
        {
            var net = AmountOf(period, "commission") + AmountOf(period, "customerFees") + AmountOf(period, "penalties") - AmountOf(period, "gatewayFees") - AmountOf(period, "otherExpenses");
            if (net != AmountOf(period, "net"))
            {
                town.Watch.Violated("reports", $"{period} comes to {net}");
            }
        }
    }

    private async Task Wait() => await Task.Delay(chance.Between(TimeSpan.FromDays(1), TimeSpan.FromDays(12)), town.Outside.Time);

    private static long AmountOf(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();
}
