using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>An item was tried on a subscriber until patience ended, and is lost to it. The subscriber hears the next one.</summary>
[GenerateSerializer]
public sealed class StreamEventDeliveryFailureException : OrleansException
{
    public StreamEventDeliveryFailureException()
        : base("An item of a stream could not be delivered.")
    {
    }

    public StreamEventDeliveryFailureException(string message)
        : base(message)
    {
    }

    public StreamEventDeliveryFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
