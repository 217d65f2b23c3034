using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// What is stored is not what this activation last read: somebody else wrote in between.
/// If it escapes the call, the activation ends, so that the next call rereads the truth.
/// </summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
        : this("The stored state is not the one that was read.")
    {
    }

    public InconsistentStateException(string message)
        : base(message)
    {
    }

    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    public InconsistentStateException(string? storedEtag, string? currentEtag, Exception? storageException)
        : this("The stored state is not the one that was read.", storedEtag, currentEtag, storageException)
    {
    }

    public string? StoredEtag { get; }

    public string? CurrentEtag { get; }

    /// <summary>Whether it comes from this activation's own state. Callers further up the chain see the exception but keep their state.</summary>
    internal bool IsOfThisActivation { get; set; } = true;

    public override string ToString() => $"{base.ToString()} (stored etag {StoredEtag}, current etag {CurrentEtag})";
}

/// <summary>A storage provider was configured wrongly, or not at all.</summary>
[GenerateSerializer]
public sealed class BadProviderConfigException : OrleansException
{
    public BadProviderConfigException()
        : base("A storage provider is not configured.")
    {
    }

    public BadProviderConfigException(string msg)
        : base(msg)
    {
    }

    public BadProviderConfigException(string msg, Exception exc)
        : base(msg, exc)
    {
    }
}
