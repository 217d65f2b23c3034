namespace Marketplace.Abuse;

/// <summary>Flags in the operators' queue, the longest waiting first.</summary>
internal interface IFlagList
{
    Task<Page<FlagBody>> Read(FlagStatus status, PageRequest page, CancellationToken cancellationToken);
}
