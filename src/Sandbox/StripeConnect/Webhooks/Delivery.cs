namespace Marketplace.Sandbox;

/// <summary>One webhook that is due.</summary>
internal sealed record Delivery(long Id, string Body, int Attempts, DateTimeOffset EventCreated);

/// <summary>How long an endpoint that says no is tried again. The clock is the sandbox's own, for retries too.</summary>
internal static class Deliveries
{
    /// <summary>Stripe gives up on an endpoint that has not answered for three days.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10),
    ];

    public static Task Failed(this IDeliveryTable deliveries, Delivery delivery, string answer, DateTimeOffset now)
    {
        var next = now + Pauses[Math.Min(delivery.Attempts, Pauses.Length - 1)];
        var givesUp = next > delivery.EventCreated + Patience;
        return deliveries.PutOff(delivery.Id, answer, next, givesUp ? now : null);
    }
}
