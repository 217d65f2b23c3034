using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Sandbox;

/// <summary>Keeps the sandbox alive between calls: delivers when the bell rings, and looks at the clock once a second.</summary>
internal sealed partial class WebhookService(
    StripeSandbox sandbox, WebhookBell bell, TimeProvider clock, TimeProvider engineClock, ILogger<WebhookService> logger) : BackgroundService
{
    /// <summary>Bounds how late time is noticed, and how late a bell that rang in another process.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Repeat(bell.Wait, stoppingToken), Repeat(token => Task.Delay(Look, engineClock, token), stoppingToken));

    private async Task Repeat(Func<CancellationToken, Task> pause, CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await pause(stoppingToken);
                await Attend(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping; what is left is in the database.
        }
    }

    private async Task Attend(CancellationToken stoppingToken)
    {
        try
        {
            await sandbox.RunDue(clock.GetUtcNow(), stoppingToken);
            await sandbox.DeliverDue(stoppingToken);
        }
        catch (Exception broken) when (broken is DbException or TimeoutException)
        {
            LogDatabaseAway(logger, broken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sandbox waits for its database.")]
    private static partial void LogDatabaseAway(ILogger logger, Exception exception);
}
