namespace Marketplace;

/// <summary>Takes over after a write: tells relays what happened, outside the turn that wrote it.</summary>
internal interface IEventDispatcher
{
    /// <summary>Hands over what was just committed. Never blocks and never fails: what is lost here is found in SQL.</summary>
    void Wrote(GrainId stream, PendingWrite write);
}
