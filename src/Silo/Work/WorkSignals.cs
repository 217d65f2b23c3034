namespace Marketplace.Work;

/// <summary>The signals of all loops of this process, so that whoever makes work can wake whoever does it.</summary>
internal sealed class WorkSignals
{
    public WorkSignal Relays { get; } = new();

    public WorkSignal Intents { get; } = new();

    public WorkSignal Deadlines { get; } = new();

    public WorkSignal Inbox { get; } = new();

    public void WakeAll()
    {
        Relays.Wake();
        Intents.Wake();
        Deadlines.Wake();
        Inbox.Wake();
    }
}
