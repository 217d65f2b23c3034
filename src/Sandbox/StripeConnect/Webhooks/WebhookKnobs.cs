namespace Marketplace.Sandbox;

/// <summary>How badly webhooks arrive. Dropping is ordered as a fault, because it is counted.</summary>
internal sealed record WebhookKnobs
{
    /// <summary>How often each event is sent besides the first time.</summary>
    public int Duplicates { get; init; }

    /// <summary>Whether neighbours overtake each other.</summary>
    public bool Shuffle { get; init; }

    /// <summary>How long after the fact they are sent.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether they all wait until this is taken back.</summary>
    public bool Hold { get; init; }
}
