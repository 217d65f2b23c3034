namespace Marketplace.Relays;

/// <summary>A stream with events that nobody has been told of yet.</summary>
internal sealed class UntoldStream(string id, long told, long version, int attempts)
{
    private readonly long before = told;

    public string Id { get; } = id;

    public GrainId Stream { get; } = GrainId.Parse(id);

    /// <summary>How far it has been told; grows while it is told.</summary>
    public long Told { get; set; } = told;

    /// <summary>How far its stream went when it was claimed.</summary>
    public long Version { get; } = version;

    public int Attempts { get; } = attempts;

    /// <summary>Whether anything was told under this claim; then a failure is the first one of another event.</summary>
    public bool Advanced => Told > before;

    public override string ToString() => $"{Id} after version {Told}";
}
