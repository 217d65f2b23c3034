using Npgsql;

namespace Marketplace.Sandbox;

/// <inheritdoc/>
internal sealed class PostgresSandboxTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    : ISandboxTransaction
{
    private const string Mark = "mark";

    public IObjectTable Objects { get; } = new ObjectTable(connection, cancellationToken);

    public IBalanceTable Balances { get; } = new BalanceTable(connection, cancellationToken);

    public IKeyTable Keys { get; } = new KeyTable(connection, cancellationToken);

    public IDeliveryTable Deliveries { get; } = new DeliveryTable(connection, cancellationToken);

    public IFaultTable Faults { get; } = new FaultTable(connection, cancellationToken);

    public IKnobTable Knobs { get; } = new KnobTable(connection, cancellationToken);

    Task ISandboxTransaction.Mark() => transaction.SaveAsync(Mark, cancellationToken);

    public Task UndoToMark() => transaction.RollbackAsync(Mark, cancellationToken);
}
