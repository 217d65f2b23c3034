using System.Data.Common;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Sandbox;

/// <summary>Keeps the gateways alive between calls: once a second they end what has ended, and tell whoever has to be told.</summary>
internal sealed class WalletService(WalletSandboxes wallets, TimeProvider engineClock) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Look, engineClock, stoppingToken);
                foreach (var gateway in wallets.Gateways)
                {
                    await gateway.RunDue(stoppingToken);
                }
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
