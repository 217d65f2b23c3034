namespace Marketplace;

/// <summary>Every command that ever took effect, per stream. What a record remembers is a cache of it.</summary>
internal interface IReceipts
{
    Task<Receipt?> Find(GrainId stream, CommandId id);
}
