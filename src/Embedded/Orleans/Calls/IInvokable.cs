using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>One call: what is asked of whom, with which arguments.</summary>
public interface IInvokable : IDisposable
{
    bool IsCancellable { get; }

    object? GetTarget();

    int GetArgumentCount();

    object? GetArgument(int index);

    void SetArgument(int index, object value);

    string GetMethodName();

    string GetInterfaceName();

    string GetActivityName();

    MethodInfo GetMethod();

    Type GetInterfaceType();

    TimeSpan? GetDefaultResponseTimeout();

    CancellationToken GetCancellationToken();

    bool TryCancel();
}
