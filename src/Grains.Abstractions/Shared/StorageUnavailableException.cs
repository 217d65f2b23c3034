namespace Marketplace;

/// <summary>The database could not be asked in time. Nothing was written; the same request may be sent again.</summary>
/// <remarks>An <see cref="OrleansException"/>, because Orleans wraps whatever else a storage provider throws.</remarks>
[GenerateSerializer, Alias("storage-unavailable")]
public class StorageUnavailableException : OrleansException
{
    public StorageUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException!)
    {
    }
}

/// <summary>
/// The database was asked and its answer was lost: the write has landed or it has not. Sending the same
/// request again finds out, because a command takes effect once.
/// </summary>
[GenerateSerializer, Alias("outcome-unknown")]
public sealed class OutcomeUnknownException(Exception? innerException = null)
    : StorageUnavailableException("The database did not say whether it has written.", innerException);
