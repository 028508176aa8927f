using System.Runtime.ExceptionServices;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Cpu;

/// <summary>
/// One batch shared between the calling thread and helpers from the thread pool, each taking the next few rows until none
/// are left. One instance a calling thread is used again for every call, so nothing is allocated in a steady state.
/// </summary>
internal sealed class SharedRows<TJob> : IThreadPoolWorkItem
    where TJob : struct, IRowJob
{
    /// <summary>Pieces a thread gets on average: small enough that all end at about the same time.</summary>
    private const int PiecesPerThread = 8;

    private const int Closed = int.MinValue;

    [ThreadStatic]
    private static SharedRows<TJob>? current;

    private readonly ManualResetEventSlim idle = new();
    private TJob job;
    private int rows;
    private int piece;
    private int next;
    private int helpers = Closed;
    private ExceptionDispatchInfo? failure;

    public static void Run(in TJob job, int rows, int threads)
    {
        // A job that itself runs a job on this thread takes a new instance.
        var shared = current ?? new SharedRows<TJob>();
        current = null;
        try
        {
            shared.RunAll(job, rows, threads);
        }
        finally
        {
            current = shared;
        }
    }

    /// <summary>
    /// A helper's turn. It may come late, when the batch it was queued for is done: then it finds the batch closed, or joins
    /// the one that is open.
    /// </summary>
    void IThreadPoolWorkItem.Execute()
    {
        if (!Enter())
            return;
        RunPieces();
        Leave();
    }

    private void RunAll(in TJob work, int rowCount, int threads)
    {
        job = work;
        rows = rowCount;
        piece = Math.Max(1, rowCount / (threads * PiecesPerThread * work.Together)) * work.Together;
        failure = null;
        idle.Reset();
        Volatile.Write(ref next, 0);
        Volatile.Write(ref helpers, 1);
        for (var i = 1; i < threads; i++)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        RunPieces();
        Leave();
        Close();
        failure?.Throw();
    }

    private void RunPieces()
    {
        try
        {
            for (var first = Take(); first < rows; first = Take())
                job.Run(first, Math.Min(rows, first + piece));
        }
        catch (Exception exception)
        {
            // Rethrown on the calling thread; the other threads find no rows left.
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            Volatile.Write(ref next, rows);
        }
    }

    private int Take() => Interlocked.Add(ref next, piece) - piece;

    private bool Enter()
    {
        while (true)
        {
            var count = Volatile.Read(ref helpers);
            if (count <= 0)
                return false;
            if (Interlocked.CompareExchange(ref helpers, count + 1, count) == count)
                return true;
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref helpers) == 0)
            idle.Set();
    }

    /// <summary>Waits for the helpers that are still at work, and lets no more in.</summary>
    private void Close()
    {
        // The event may still be set by a helper of the batch before, so it only ends a wait, it proves nothing.
        var spin = new SpinWait();
        while (Volatile.Read(ref helpers) > 0)
        {
            if (spin.NextSpinWillYield)
                idle.Wait();
            spin.SpinOnce();
        }

        Volatile.Write(ref helpers, Closed);
    }
}
