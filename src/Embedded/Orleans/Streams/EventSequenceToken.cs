using System.Globalization;
using Orleans.Streams;

namespace Orleans.Providers.Streams.Common;

/// <summary>A place in a stream, counted from the start of the process.</summary>
[GenerateSerializer]
public class EventSequenceTokenV2 : StreamSequenceToken
{
    public EventSequenceTokenV2(long seqNumber) => SequenceNumber = seqNumber;

    public EventSequenceTokenV2(long seqNumber, int eventInd)
        : this(seqNumber) => EventIndex = eventInd;

    public EventSequenceTokenV2()
    {
    }

    [Id(0)]
    public override long SequenceNumber { get; protected set; }

    [Id(1)]
    public override int EventIndex { get; protected set; }

    public override bool Equals(StreamSequenceToken? other) =>
        other is not null && SequenceNumber == other.SequenceNumber && EventIndex == other.EventIndex;

    public override bool Equals(object? obj) => Equals(obj as StreamSequenceToken);

    public override int GetHashCode() => HashCode.Combine(SequenceNumber, EventIndex);

    public override int CompareTo(StreamSequenceToken? other) => other is null
        ? 1
        : (SequenceNumber, EventIndex).CompareTo((other.SequenceNumber, other.EventIndex));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{SequenceNumber}:{EventIndex}]");
}
