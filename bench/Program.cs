using Marketplace.Bench;

// dotnet run -c Release --project bench
if (!Machine.IsOptimised)
{
    Console.Error.WriteLine("This is a debug build, whose figures say nothing: dotnet run -c Release --project bench");
    return 1;
}

Console.WriteLine(Machine.Description);
await EngineCalls.Measure();
return 0;
