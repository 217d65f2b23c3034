using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Bench;

/// <summary>
/// Storms against PostgreSQL over HTTP. After each there is one winner and everybody else was told so; after all of them
/// there are as many bookings, payments and taken hours as storms, and when nobody pays, none of the hours stays taken.
/// </summary>
internal static class StormBench
{
    private const int Storms = 20;
    private const int Clients = 1_000;

    public static async Task<int> Run(string[] settings)
    {
        var options = new ConfigurationBuilder().AddCommandLine(settings).Build();
        var storms = options.GetValue(nameof(Storms), Storms);
        var clients = options.GetValue(nameof(Clients), Clients);
        await using var place = await BenchPlace.Open(options["Folder"]);
        await using var database = await BenchDatabase.Create(place.Server, "ours");
        await using var server = await MarketServer.Start(MarketServer.Settings(database.ConnectionString), place.File("server.log"));
        var market = await MarketOpening.Open(server.Address, calendars: 1);
        var clean = true;
        for (var storm = 0; storm < storms; storm++)
        {
            var cpu = CpuTime.Of(server.ProcessId);
            var databaseCpu = await database.Cpu();
            var result = await Storm.Rage(server.Address, market, clients, storm);
            clean &= result.IsClean;
            (cpu, databaseCpu) = (CpuTime.Of(server.ProcessId) - cpu, await database.Cpu() - databaseCpu);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"storm {storm + 1,2}: {result.Winners} won, {result.Losers} were told that it is taken, {result.Took.TotalSeconds:0.00} s, cpu {cpu:0.00} + {databaseCpu:0.00} s"));
        }

        await database.AllTold();
        clean &= await Holds(database, "bookings", "select count(*) from bookings", storms);
        clean &= await Holds(database, "payments", "select count(*) from payments join bookings on bookings.payment_id = payments.id", storms);
        clean &= await Holds(database, "payments without a booking", "select count(*) from payments left join bookings on bookings.payment_id = payments.id where bookings.id is null", 0);
        clean &= await Holds(database, "hours taken", "select count(*) from occupancy where live", storms);

        // Nobody pays: each hold ends a quarter of an hour after it began, and with it the hour is free again.
        await MarketOpening.Pass(server.Address, "PT16M");
        clean &= await Holds(database, "hours taken after the holds ran out", "select count(*) from occupancy where live", 0);
        clean &= await Holds(database, "bookings whose payment expired", "select count(*) from bookings where status = 'payment_expired'", storms);
        return clean ? 0 : 1;
    }

    private static async Task<bool> Holds(BenchDatabase database, string what, string sql, long expected)
    {
        var found = await database.Ask<long>(sql);
        Console.WriteLine($"{found} {what}{(found == expected ? string.Empty : $", and there should be {expected}")}");
        return found == expected;
    }
}
