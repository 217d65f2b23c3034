using Npgsql;

namespace Marketplace.Postgres;

/// <summary>Asks until there is an answer, for things that another process brings about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task Answers(string connectionString)
    {
        using var patience = new CancellationTokenSource(Limit);
        while (true)
        {
            try
            {
                await Sql.Run(connectionString, "select 1");
                return;
            }
            catch (NpgsqlException) when (!patience.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }

    public static async Task Ends(int processId)
    {
        using var patience = new CancellationTokenSource(Limit);
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(processId);
            await process.WaitForExitAsync(patience.Token);
        }
        catch (ArgumentException)
        {
            // It is gone already.
        }
    }
}
