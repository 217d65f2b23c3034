using System.Data.Common;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Sandbox;

/// <summary>Keeps the bank alive between calls: once a second it ends what has ended, and tells whoever has to be told.</summary>
internal sealed class FibService(FibSandbox bank, TimeProvider engineClock) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Look, engineClock, stoppingToken);
                await bank.RunDue(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The host is stopping; what is left is in the database.
            }
            catch (Exception away) when (away is DbException or TimeoutException)
            {
                // The database is away, and says so where it is asked for something that matters.
            }
        }
    }
}
