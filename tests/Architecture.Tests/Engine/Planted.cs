namespace Planted;

/// <summary>A type that the excerpt does not know.</summary>
public sealed class GrainCancellationToken;

/// <summary>A known type with a member too many.</summary>
public interface IClusterClient : Orleans.IGrainFactory
{
    IServiceProvider ServiceProvider { get; }

    void Reconnect();
}

/// <summary>A known type that claims an ancestor it does not have.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class KeepAliveAttribute : Attribute, IDisposable
{
    public void Dispose() => GC.SuppressFinalize(this);
}
