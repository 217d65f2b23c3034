using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans
{
    /// <summary>
    /// Subscribes the grains of the class to every stream of the namespace: what is published on a stream
    /// reaches the grain that has the stream's key.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    public class ImplicitStreamSubscriptionAttribute : Attribute
    {
        public ImplicitStreamSubscriptionAttribute() => Predicate = new EveryNamespace();

        public ImplicitStreamSubscriptionAttribute(string streamNamespace, string? streamIdMapper = null)
        {
            Predicate = new OneNamespace(streamNamespace.Trim());
            StreamIdMapper = streamIdMapper;
        }

        public IStreamNamespacePredicate Predicate { get; }

        /// <summary>The name of the function from stream to grain key; only the default one, equal keys, is offered here, and any other is refused.</summary>
        public string? StreamIdMapper { get; init; }

        private sealed class EveryNamespace : IStreamNamespacePredicate
        {
            public string PredicatePattern => "*";

            public bool IsMatch(string streamNamespace) => true;
        }

        private sealed class OneNamespace(string wanted) : IStreamNamespacePredicate
        {
            public string PredicatePattern => wanted;

            public bool IsMatch(string streamNamespace) => string.Equals(wanted, streamNamespace?.Trim(), StringComparison.Ordinal);
        }
    }
}

namespace Orleans.Streams
{
    public interface IStreamNamespacePredicate
    {
        string PredicatePattern { get; }

        bool IsMatch(string streamNamespace);
    }
}

namespace Orleans.Streams.Core
{
    /// <summary>A grain that is told of each stream it is subscribed to when the first item comes.</summary>
    public interface IStreamSubscriptionObserver
    {
        Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory);
    }

    public interface IStreamSubscriptionHandleFactory
    {
        StreamId StreamId { get; }

        string ProviderName { get; }

        GuidId SubscriptionId { get; }

        StreamSubscriptionHandle<T> Create<T>();
    }
}
