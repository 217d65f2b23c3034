using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Anything that can be called through a reference.</summary>
    public interface IAddressable;

    /// <summary>Marks the interfaces that add calls to any grain.</summary>
    public interface IGrainExtension : IAddressable;
}

namespace Orleans
{
    public interface IGrain : IAddressable;

    public interface IGrainWithGuidKey : IGrain;

    public interface IGrainWithIntegerKey : IGrain;

    public interface IGrainWithStringKey : IGrain;

    public interface IGrainWithGuidCompoundKey : IGrain;

    public interface IGrainWithIntegerCompoundKey : IGrain;

    /// <summary>A callback object outside the grains. Its methods are one-way hints: nothing waits for them.</summary>
    public interface IGrainObserver : IAddressable;
}
