namespace Marketplace.Simulations;

/// <summary>How many webhooks there were, and what became of them.</summary>
/// <param name="Made">All of them.</param>
/// <param name="NeverSent">Nobody hears of these.</param>
/// <param name="Repeated">Sent two or three times.</param>
/// <param name="Late">Overtaken by younger ones.</param>
/// <param name="Poisoned">Came besides, and nobody can process them.</param>
internal readonly record struct WebhookTally(long Made = 0, long NeverSent = 0, long Repeated = 0, long Late = 0, long Poisoned = 0)
{
    public static WebhookTally operator +(WebhookTally left, WebhookTally right) =>
        new(left.Made + right.Made, left.NeverSent + right.NeverSent, left.Repeated + right.Repeated, left.Late + right.Late, left.Poisoned + right.Poisoned);
}
