using Marketplace.Bench;

// dotnet run -c Release --project bench -- [what]
if (!Machine.IsOptimised)
{
    Console.Error.WriteLine("This is a debug build, whose figures say nothing: dotnet run -c Release --project bench");
    return 1;
}

switch (args)
{
    case [] or ["engine"]:
        Console.WriteLine(Machine.Description);
        await EngineCalls.Measure();
        return 0;
    case ["slots"]:
        Console.WriteLine(Machine.Description);
        await SlotEngineCalls.Measure();
        return 0;
    case ["slots-http", .. var settings]:
        Console.WriteLine(Machine.Description);
        return await SlotsOverHttp.Run(settings);
    case ["bookings", .. var settings]:
        Console.WriteLine(Machine.Description);
        return await BookingBench.Run(settings);
    case ["storms", .. var settings]:
        Console.WriteLine(Machine.Description);
        return await StormBench.Run(settings);
    case ["staff", .. var settings]:
        Console.WriteLine(Machine.Description);
        return await StaffBench.Run(settings);
    case ["philosophers", .. var settings]:
        Console.WriteLine(Machine.Description);
        return await PhilosophersBench.Run(settings);
    case ["watchers", .. var settings]:
        Console.WriteLine(Machine.Description);
        return await WatcherBench.Run(settings);
    case ["webhooks", .. var settings]:
        Console.WriteLine(Machine.Description);
        return await WebhookBench.Run(settings);
    case ["postings", .. var settings]:
        Console.WriteLine(Machine.Description);
        return await PostingBench.Run(settings);
    case ["reconciliation", .. var settings]:
        Console.WriteLine(Machine.Description);
        return await ReconciliationBench.Run(settings);
    case ["splits", .. var settings]:
        return SplitCampaign.Run(settings);
    case [MarketServer.Verb, .. var settings]:
        return await MarketServer.Serve(settings);
    default:
        Console.Error.WriteLine("What can be measured: engine, slots, slots-http, bookings, storms, staff, philosophers, watchers, webhooks, postings, reconciliation, splits. docs/benchmarks.md says what they take.");
        return 64;
}
