namespace Marketplace.Sandbox;

/// <summary>How one gateway is spoken to.</summary>
internal interface IWalletWire
{
    /// <summary>What answers without any operation: a token, or that whoever asks is nobody.</summary>
    WalletReply? Before(WalletCall call);

    /// <summary>What is asked for, in the words in which trouble is ordered; null for nothing that it knows.</summary>
    string? OperationOf(WalletCall call);

    Task<WalletReply> Serve(string operation, WalletCall call);
}

/// <param name="Method">Of HTTP.</param>
/// <param name="Path">Below the gateway's address.</param>
/// <param name="Body">What was sent.</param>
/// <param name="Authorization">Who asks.</param>
/// <param name="Here">The gateway's address, with a slash at its end.</param>
internal sealed record WalletCall(string Method, string Path, string Body, string? Authorization, string Here)
{
    public string[] Steps => Path.Split('/');

    /// <summary>The address of a page.</summary>
    public string PageOf(WalletPage page) => $"{Here}pay/{page.Id}";
}

/// <param name="Status">Of HTTP.</param>
/// <param name="Body">JSON.</param>
internal sealed record WalletReply(int Status, string Body)
{
    /// <summary>What goes wrong with it on its way back, in the words in which faults are ordered.</summary>
    public string? Fault { get; init; }

    /// <summary>When it was said, by the gateway's clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Whether nobody hears of it.</summary>
    public bool IsSilent => Fault is CallFaults.TimeoutAfter or CallFaults.ResetAfter or CallFaults.ResetBefore;
}

/// <summary>Where requests arrive at a stand-in: who may ask, and what goes wrong. The same over HTTP and in a simulation.</summary>
internal sealed class WalletDoor(WalletSandbox gateway, IWalletWire wire, IWalletStore store, Func<string, string?>? troubles = null)
{
    public const string Create = "create";
    public const string Status = "status";
    public const string Cancel = "cancel";
    public const string Capture = "capture";
    public const string Void = "void";
    public const string Refund = "refund";

    /// <summary>What trouble can be ordered for, at whoever knows it.</summary>
    public static readonly IReadOnlyList<string> Operations = [Create, Status, Cancel, Capture, Void, Refund];

    public async Task<WalletReply> Serve(WalletCall call) => await Answer(call) with { At = gateway.Now };

    private async Task<WalletReply> Answer(WalletCall call)
    {
        if (wire.Before(call) is { } early)
        {
            return early;
        }

        if (wire.OperationOf(call) is not { } operation)
        {
            return new(404, """{"error":"not_found"}""");
        }

        var fault = await store.TakeFault(operation) ?? troubles?.Invoke($"{gateway.Name}.{operation}");
        if (CallFaults.Instead(fault) is not null)
        {
            return new(fault switch { CallFaults.RateLimited => 429, CallFaults.ErrorBefore => 500, _ => 503 }, """{"error":"unavailable"}""") { Fault = fault };
        }

        var reply = await wire.Serve(operation, call);
        return fault == CallFaults.ErrorAfter ? new(500, """{"error":"internal"}""") { Fault = fault } : reply with { Fault = fault };
    }
}
