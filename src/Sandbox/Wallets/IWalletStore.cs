namespace Marketplace.Sandbox;

/// <summary>Where the stand-in of one gateway keeps what it was told. Each change is whole or did not happen, one after the other for each order.</summary>
public interface IWalletStore
{
    /// <summary>Does nothing where there is one of that id.</summary>
    Task Add(WalletOrder order);

    Task<WalletOrder?> Find(string id);

    /// <summary>Changes one order and nothing else meanwhile.</summary>
    /// <param name="id">Which.</param>
    /// <param name="change">What it becomes; the same for no change.</param>
    /// <returns>What it was before and is now; null where there is none.</returns>
    Task<(WalletOrder Before, WalletOrder After)?> Change(string id, Func<WalletOrder, WalletOrder> change);

    /// <summary>All of them, the oldest first.</summary>
    Task<IReadOnlyList<WalletOrder>> All();

    /// <returns>The oldest trouble that was ordered for this operation, which is used up by that; null for none.</returns>
    Task<string?> TakeFault(string operation);

    Task OrderFault(string operation, string outcome, int times);

    /// <summary>What was ordered and has not happened yet does not happen.</summary>
    Task ForgetFaults();
}
