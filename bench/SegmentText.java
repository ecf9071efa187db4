import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * HanLP's words and tags of a text, with names of places and bodies, which a reader of clauses needs: read again for
 * each line that comes in, and answered with the seconds of the processor. One sentence before loads the dictionaries.
 */
class SegmentText {
    public static void main(String[] arguments) throws Exception {
        String text = Files.readString(Path.of(arguments[0]));
        Segment segment = HanLP.newSegment().enablePlaceRecognize(true).enableOrganizationRecognize(true);
        segment.seg("财政部牵头，教育部配合。");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        while (lines.readLine() != null) {
            long started = threads.getCurrentThreadCpuTime();
            segment.seg(text);
            System.out.println((threads.getCurrentThreadCpuTime() - started) / 1e9);
        }
    }
}
