namespace Marketplace;

/// <summary>A view of one resource that knows how many events made it; the edge sends it as `ETag` and compares `If-Match` with it.</summary>
public interface IVersioned
{
    long Version { get; }
}
